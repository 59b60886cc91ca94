package io.plumbline.catalog.exchange;

import com.google.protobuf.ByteString;
import io.plumbline.proto.catalog.v1.DocumentFormat;
import io.plumbline.proto.catalog.v1.ImportEditionRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Documents to import. */
public final class Documents {

  private Documents() {}

  /** The seed's bytes. */
  public static ByteString seed() {
    try (InputStream in = Documents.class.getResourceAsStream("/seed/aws-wa-security-pillar.md")) {
      return ByteString.readFrom(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document with one practice of this title. */
  public static ByteString small(String title) {
    return ByteString.copyFromUtf8(
        """
        # House rules

        **Total Best Practices:** 1

        ---

        ## Area

        ### Topic

        #### SEC01-BP01: %s

        **Description:** What to do.

        **AWS Documentation:** [SEC01-BP01](https://docs.aws.amazon.com/a/own_rule.html)

        ---
        """
            .formatted(title));
  }

  /** A request to import a document into a framework. */
  public static ImportEditionRequest.Builder request(String framework, ByteString content) {
    return ImportEditionRequest.newBuilder()
        .setParent("frameworks/" + framework)
        .setFormat(DocumentFormat.DOCUMENT_FORMAT_MARKDOWN)
        .setContent(content);
  }
}
