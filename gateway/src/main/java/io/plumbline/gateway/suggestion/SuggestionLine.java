package io.plumbline.gateway.suggestion;

/**
 * One proposed answer.
 *
 * @param words what could be declared, {@code Partly, 75 %}
 * @param why its reasons in sentences
 * @param status its name in the form
 * @param degree how far in percent; empty without one
 * @param reason the reason of the answer it comes from; may be empty
 */
public record SuggestionLine(
    String words, String why, String status, String degree, String reason) {}
