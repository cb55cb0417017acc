/**
 * Questions about computed entitlements: {@link org.outlay.analysis.Explainer} says why one
 * application is paid what it is, from the engine's own rows and the catalogue's own formulas. Must
 * not import results, sample, job or cli; returns values and writes no text for people.
 */
@NullMarked
package org.outlay.analysis;

import org.jspecify.annotations.NullMarked;
