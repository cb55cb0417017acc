package org.outlay.kernel;

import java.io.Serializable;

/**
 * The generated classes of a rule.
 *
 * @param quick takes inputs not to be null, and says so where a hoisted value is
 * @param thorough minds nulls; the same text where none can be
 */
record RuleSource(String quick, String thorough) implements Serializable {}
