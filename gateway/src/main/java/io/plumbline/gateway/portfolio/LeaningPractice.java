package io.plumbline.gateway.portfolio;

/**
 * A practice that leans across workloads.
 *
 * @param id practice id
 * @param title its title
 * @param workloads in how many workloads it is contradicted
 * @param href where it leans most
 * @param where the names of those workloads, in words
 */
public record LeaningPractice(String id, String title, int workloads, String href, String where) {}
