package io.plumbline.gateway.assessment;

import java.util.List;

/**
 * The practices of one area in the list.
 *
 * @param area the area's name
 * @param summary its state in words, {@code 6 of 14 proven}
 * @param topics its topics
 */
public record AreaGroup(String area, String summary, List<TopicGroup> topics) {}
