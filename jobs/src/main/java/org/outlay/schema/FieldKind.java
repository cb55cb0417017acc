package org.outlay.schema;

/** What a column holds, and how the engine stores it while it computes. */
public enum FieldKind {
  /** Free text, an identifier. Engine: STRING. Not usable in formulas. */
  IDENTIFIER,
  /** One of a list of names. Engine: INT, the position in the list, from 0. */
  CATEGORY,
  /** Exact decimal. Engine: BIGINT, the unscaled value (fen for yuan with scale 2). */
  DECIMAL,
  /** Whole number. Engine: INT. */
  INTEGER,
  /** Engine: BOOLEAN. */
  BOOLEAN,
  /** Engine: DATE. */
  DATE
}
