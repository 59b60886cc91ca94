package io.plumbline.evidence.masking;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which credentials are masked in evidence. */
@ConfigMapping(prefix = "plumbline.evidence.masking")
public interface MaskingConfig {

  /** Names of built-in patterns that are not used, for example {@code password}. */
  Optional<Set<String>> without();

  /** Further patterns by name; a wrong one stops the start. */
  Map<String, Custom> patterns();

  /** A pattern of the operator. */
  interface Custom {

    /** One of these begins every match, in any case; at least four characters each. */
    List<String> literals();

    /** In the syntax of RE2, matched from the literal on; its group, if any, is the credential. */
    String expression();
  }
}
