package org.outlay.cohort;

import java.io.Serializable;

/**
 * Something wrong with a row.
 *
 * @param code stable kebab-case reason code
 * @param message a sentence with the value, without a final stop
 */
record Defect(String code, String message) implements Serializable {}
