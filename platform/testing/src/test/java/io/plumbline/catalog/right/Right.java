package io.plumbline.catalog.right;

import io.plumbline.catalog.left.Left;

/** Leans on the left. */
public record Right(Left left) {}
