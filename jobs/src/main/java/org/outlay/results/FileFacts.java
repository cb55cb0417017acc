package org.outlay.results;

import java.io.Serializable;
import java.util.Set;

/**
 * What a file on the disk says of itself right after it was written.
 *
 * @param path in full
 * @param wideDecimals decimal columns that are not stored as INT64
 */
record FileFacts(String path, long rows, long bytes, String sha256, Set<String> wideDecimals)
    implements Serializable {}
