package io.plumbline.evidence;

/** Belongs to another service. */
public class Stranger {}
