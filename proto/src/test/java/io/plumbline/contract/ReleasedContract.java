package io.plumbline.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The committed image of the contracts as they were last released: no comments, imports included.
 */
final class ReleasedContract {

  private static final Path IMAGE = Path.of("src/test/resources/contract/released.binpb");

  private ReleasedContract() {}

  static Contract read() {
    try {
      return Contract.read(Files.newInputStream(IMAGE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes what stands in the source tree the contract that later changes are held against. */
  static void renew() throws IOException {
    FileDescriptorSet.Builder image = FileDescriptorSet.newBuilder();
    for (FileDescriptorProto file : Protoc.compile(Protoc.CONTRACTS).getFileList()) {
      image.addFile(file.toBuilder().clearSourceCodeInfo());
    }
    Files.write(IMAGE, image.build().toByteArray());
  }
}
