package org.outlay.formula;

/** A stretch of a formula's text, from the first character to the one after the last. */
record Span(int start, int end) {
  Span to(Span last) {
    return new Span(Math.min(start, last.start), Math.max(end, last.end));
  }
}
