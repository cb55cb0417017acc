package org.outlay.cohort;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of one input file; {@code read = accepted + rejected}.
 *
 * @param uri where Hadoop's file systems find it
 * @param path as people know it
 * @param modified when it had last been written before it was read, milliseconds since 1970
 * @param sha256 digest of its bytes, hex
 * @param charset encoding of a CSV file
 * @param rejectedByReason rejected rows by reason code, sorted by code
 */
public record FileAccount(
    String table,
    String uri,
    String path,
    long modified,
    FileFormat format,
    long bytes,
    String sha256,
    Optional<String> charset,
    Checksums checksums,
    long read,
    long accepted,
    long rejected,
    Map<String, Long> rejectedByReason) {
  public FileAccount {
    rejectedByReason = java.util.Collections.unmodifiableMap(new TreeMap<>(rejectedByReason));
  }
}
