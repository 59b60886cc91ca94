package io.plumbline.catalog.left;

import io.plumbline.catalog.right.Right;

/** Leans on the right. */
public record Left(Right right) {}
