package io.plumbline.gateway.quarantine;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;

/**
 * One refused record.
 *
 * @param href its page
 * @param reason why, as a word of the contract
 * @param reasonHref others refused for the same reason
 * @param message why, in a sentence
 * @param position where it stands in its scan
 * @param scanHref the scan that held it
 * @param source who sent it
 * @param account it speaks of; empty when unknown
 * @param state what became of it
 * @param when it was refused
 */
public record RefusedRow(
    String href,
    String reason,
    String reasonHref,
    String message,
    String position,
    String scanHref,
    String source,
    String account,
    Marked state,
    Moment when) {}
