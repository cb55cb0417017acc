package org.outlay.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the encoding of a text by decoding all of it strictly: a byte order mark decides, then zero
 * bytes show UTF-16, then UTF-8 goes before GB18030. Nothing is guessed from frequencies.
 */
final class Encodings {
  static final Charset GB18030 = Charset.forName("GB18030");
  private static final int HEAD = 4096;

  private Encodings() {}

  /** The encoding, empty when the bytes are a text in none of them. */
  static Optional<Charset> detect(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    List<Attempt> attempts = new ArrayList<>();
    for (Charset charset : candidates(head)) {
      attempts.add(new Attempt(charset));
    }
    byte[] chunk = head;
    while (chunk.length > 0) {
      byte[] bytes = chunk;
      attempts.removeIf(attempt -> !attempt.accepts(ByteBuffer.wrap(bytes)));
      chunk = in.readNBytes(1 << 16);
    }
    return attempts.stream().filter(Attempt::complete).map(Attempt::charset).findFirst();
  }

  private static List<Charset> candidates(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return List.of(StandardCharsets.UTF_8);
    }
    if (startsWith(head, 0xFF, 0xFE, 0, 0) || startsWith(head, 0, 0, 0xFE, 0xFF)) {
      return List.of();
    }
    // Headers are ASCII, so UTF-16 without a mark shows itself in its first two bytes.
    if (startsWith(head, 0xFF, 0xFE) || (head.length > 1 && head[0] != 0 && head[1] == 0)) {
      return List.of(StandardCharsets.UTF_16LE);
    }
    if (startsWith(head, 0xFE, 0xFF) || (head.length > 1 && head[0] == 0 && head[1] != 0)) {
      return List.of(StandardCharsets.UTF_16BE);
    }
    return List.of(StandardCharsets.UTF_8, GB18030);
  }

  private static boolean startsWith(byte[] head, int... mark) {
    byte[] bytes = new byte[mark.length];
    for (int i = 0; i < mark.length; i++) {
      bytes[i] = (byte) mark[i];
    }
    return head.length >= mark.length && Arrays.equals(head, 0, mark.length, bytes, 0, mark.length);
  }

  /** One encoding on trial, chunk by chunk. */
  private static final class Attempt {
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharBuffer out = CharBuffer.allocate(1 << 16);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    Attempt(Charset charset) {
      this.charset = charset;
      this.decoder = strict(charset);
    }

    Charset charset() {
      return charset;
    }

    boolean accepts(ByteBuffer chunk) {
      ByteBuffer in = ByteBuffer.allocate(rest.remaining() + chunk.remaining());
      in.put(rest).put(chunk).flip();
      while (true) {
        var result = decoder.decode(in, out, false);
        if (result.isError() || !plausible()) {
          return false;
        }
        if (result.isUnderflow()) {
          rest = in.slice();
          return true;
        }
      }
    }

    /** Whether the last character was whole. */
    boolean complete() {
      return !rest.hasRemaining();
    }

    /**
     * No text of ours holds control characters or unassigned code points. Rare names are written in
     * private use, but in bytes that happen to decode as GB18030 it is a sign of another encoding.
     */
    private boolean plausible() {
      out.flip();
      while (out.hasRemaining()) {
        char c = out.get();
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean privateUse = charset.equals(GB18030) && c >= 0xE000 && c <= 0xF8FF;
        if (control || privateUse || c == 0xFFFD || c == 0xFFFE) {
          return false;
        }
      }
      out.clear();
      return true;
    }
  }

  /** A decoder that stops at the first wrong byte. */
  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
