package io.plumbline.gateway.upgrade;

import java.util.List;

/**
 * A practice of the new edition that asks.
 *
 * @param id of the practice
 * @param title of the practice
 * @param href where it is answered; empty before the upgrade
 * @param proposals the old answers that may stand for it
 */
public record AskRow(String id, String title, String href, List<PlanRow> proposals) {}
