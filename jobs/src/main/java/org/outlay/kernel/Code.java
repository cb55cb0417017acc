package org.outlay.kernel;

/**
 * An emitted value.
 *
 * @param name Java expression without side effects: a local variable or a literal
 * @param scale digits after the point of a number, 0 for others
 * @param largest largest absolute unscaled value
 * @param nullable whether it can be NaN
 * @param varies whether it differs between replicates
 */
record Code(String name, int scale, double largest, boolean nullable, boolean varies) {}
