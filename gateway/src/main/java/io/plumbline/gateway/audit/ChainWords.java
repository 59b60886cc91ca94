package io.plumbline.gateway.audit;

/**
 * What the check of one service's chain found.
 *
 * @param service the service
 * @param intact whether every record is as it was written
 * @param words the finding in words
 */
public record ChainWords(String service, boolean intact, String words) {}
