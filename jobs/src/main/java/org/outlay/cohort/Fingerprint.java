package org.outlay.cohort;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** A stream that knows its position and takes the SHA-256 of all that passes. */
final class Fingerprint extends InputStream {
  private final MessageDigest digest;
  private final InputStream in;
  private final byte[] block = new byte[1 << 16];
  private long position;

  Fingerprint(InputStream source) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    in = new BufferedInputStream(new DigestInputStream(source, digest), 1 << 18);
  }

  long position() {
    return position;
  }

  /** Reads what is left and returns the digest of the whole, hex. */
  String finish() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Reads on to a position that is not behind the present one. */
  void moveTo(long target) throws IOException {
    crc(target - position);
  }

  /** CRC-32 of the next bytes. */
  int crc(long length) throws IOException {
    CRC32 crc = new CRC32();
    long left = length;
    while (left > 0) {
      int read = read(block, 0, (int) Math.min(block.length, left));
      if (read < 0) {
        throw new EOFException("the file ends " + left + " bytes early");
      }
      crc.update(block, 0, read);
      left -= read;
    }
    return (int) crc.getValue();
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    position += value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    position += Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
