package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.frame.Frame;
import java.util.List;

/**
 * Where an edition is chosen.
 *
 * @param name name of the assessment for people
 * @param back the assessment's page
 * @param editions the other editions of its framework; empty when there is none
 */
public record ChoicePage(Frame frame, String name, String back, List<EditionLink> editions) {}
