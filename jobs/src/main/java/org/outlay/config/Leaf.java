package org.outlay.config;

import org.outlay.problem.Location;

/**
 * A value as resolved.
 *
 * @param path full path, list elements as {@code name[0]}
 * @param value scalar as written; {@code []} and {@code {}} for an empty list and object
 */
public record Leaf(String path, String value, Location location) {}
