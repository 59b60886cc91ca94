package io.plumbline.gateway.practice;

/**
 * The verdict in one sentence.
 *
 * @param tone class suffix of the bucket it stands for
 * @param headline the verdict, {@code Contradicted}
 * @param detail what is the case, {@code declared Implemented, 14 resources fail}
 */
public record Banner(String tone, String headline, String detail) {}
