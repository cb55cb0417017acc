/**
 * The columns of input and result tables, declared once as Frictionless Table Schemas in {@code
 * data/schema}.
 *
 * <p>Entry point: {@link org.outlay.schema.SchemaLoader}. May import only {@code problem}.
 */
@NullMarked
package org.outlay.schema;

import org.jspecify.annotations.NullMarked;
