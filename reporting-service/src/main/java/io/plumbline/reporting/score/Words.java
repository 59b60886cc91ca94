package io.plumbline.reporting.score;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Locale;

/** The words of the contract as documents and columns write them. */
public final class Words {

  private Words() {}

  /** The constant without the prefix of its enum, in lower case: {@code declared_only}. */
  public static String of(ProtocolMessageEnum constant) {
    return upper(constant).toLowerCase(Locale.ROOT);
  }

  /** The constant without the prefix of its enum: {@code NOT_IMPLEMENTED}. */
  public static String upper(ProtocolMessageEnum constant) {
    String type = constant.getDescriptorForType().getName();
    String prefix = type.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
    return constant.getValueDescriptor().getName().substring(prefix.length());
  }
}
