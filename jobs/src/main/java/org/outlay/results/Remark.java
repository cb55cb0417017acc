package org.outlay.results;

/**
 * A warning of a run: something to look at that stopped nothing.
 *
 * @param code stable kebab-case code
 * @param place file and line, empty if no file is meant
 * @param message one sentence without a final stop
 * @param value what it is about, empty if that goes without saying
 */
public record Remark(String code, String place, String message, String value) {}
