package io.plumbline.assessment.diagram;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a diagram may be, and whether bytes are that. */
enum DiagramType {
  PNG("image/png") {
    @Override
    boolean fits(byte[] content) {
      return startsWith(content, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a);
    }
  },
  JPEG("image/jpeg") {
    @Override
    boolean fits(byte[] content) {
      return startsWith(content, 0xff, 0xd8, 0xff);
    }
  },
  SVG("image/svg+xml") {
    @Override
    boolean fits(byte[] content) {
      return isSvg(content);
    }
  };

  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  private final String mediaType;

  DiagramType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Whether bytes are of this type. */
  abstract boolean fits(byte[] content);

  /** Whether bytes are what the media type says. */
  static boolean fits(String mediaType, byte[] content) {
    return Arrays.stream(values())
        .anyMatch(type -> type.mediaType.equals(mediaType) && type.fits(content));
  }

  private static boolean startsWith(byte[] content, int... signature) {
    if (content.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((content[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  /** Well-formed to its end, rooted in svg, and without a document type, which could blow it up. */
  private static boolean isSvg(byte[] content) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      boolean rooted = false;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          return false;
        }
        if (event == XMLStreamConstants.START_ELEMENT && !rooted) {
          rooted = true;
          if (!"svg".equals(reader.getLocalName())
              || !SVG_NAMESPACE.equals(reader.getNamespaceURI())) {
            return false;
          }
        }
      }
      return rooted;
    } catch (XMLStreamException e) {
      return false;
    }
  }
}
