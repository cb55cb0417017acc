package org.outlay.results;

import java.io.Serializable;

/**
 * One Parquet file of a table.
 *
 * @param path relative to the folder of the run, e.g. {@code payments/part-00000-....zstd.parquet}
 * @param rows as its footer says
 * @param sha256 of all its bytes, hexadecimal
 */
public record DataFile(String path, long rows, long bytes, String sha256) implements Serializable {}
