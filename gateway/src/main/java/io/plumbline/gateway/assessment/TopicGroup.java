package io.plumbline.gateway.assessment;

import java.util.List;

/**
 * The practices of one topic in the list.
 *
 * @param topic the topic's name
 * @param rows its practices
 */
public record TopicGroup(String topic, List<PracticeRow> rows) {}
