package io.plumbline.platform.leaning;

import io.plumbline.evidence.Stranger;

/** Plumbing that knows a noun of the domain. */
public record Leaning(Stranger stranger) {}
