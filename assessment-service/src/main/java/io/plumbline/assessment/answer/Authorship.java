package io.plumbline.assessment.answer;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Who wrote an answer, when, and into which version of the assessment.
 *
 * @param author name to show
 * @param authorId stable id of the person
 * @param assessmentVersion the version of the assessment that first rests on it
 * @param updatedAt when
 * @param origin the answer it was taken from, {@code …/answers/x@3}; empty when it was written here
 */
@Embeddable
public record Authorship(
    String author, String authorId, long assessmentVersion, Instant updatedAt, String origin) {}
