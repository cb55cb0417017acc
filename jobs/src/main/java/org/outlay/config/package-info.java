/**
 * HOCON files as sections that know file and line of every value and tell unknown, missing, doubled
 * and mistyped keys.
 *
 * <p>Entry point: {@link org.outlay.config.Section#read}. May import only {@code problem}; the
 * HOCON library is imported nowhere else.
 */
@NullMarked
package org.outlay.config;

import org.jspecify.annotations.NullMarked;
