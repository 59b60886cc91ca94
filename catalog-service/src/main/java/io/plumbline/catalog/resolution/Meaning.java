package io.plumbline.catalog.resolution;

/**
 * What a reference means in one edition.
 *
 * @param edition resource name of a stored edition, or the date of another
 * @param builtIn whether it is the built-in edition that references are resolved to
 */
record Meaning(String edition, boolean builtIn, String practiceId, String title, String concept) {}
