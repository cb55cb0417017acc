package org.outlay.formula;

import org.outlay.problem.Location;

/** A formula's text, where it stands, and what it was checked to mean. */
public record Formula(String text, Location location, Expr root) {}
