package org.outlay.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * A CSV file or workbook whose header is known to be right.
 *
 * @param charset name of the encoding of a CSV, empty for a workbook
 * @param positions for each field of the table its column, -1 if absent
 * @param width number of columns of the header
 */
record TextFile(InputFile file, String charset, List<Integer> positions, int width)
    implements Serializable {

  /** Opens the rows of a file, the header first; closing them closes the file. */
  static TextRows open(InputFile file, String charset, Configuration conf) throws IOException {
    InputStream bytes = decompressed(file, file.open(conf));
    Reader reader = new InputStreamReader(bytes, Encodings.strict(Charset.forName(charset)));
    return new TextRows(new CsvRows(withoutMark(reader)), reader);
  }

  static InputStream decompressed(InputFile file, InputStream in) throws IOException {
    return file.format() == FileFormat.CSV_GZ ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static Reader withoutMark(Reader reader) throws IOException {
    PushbackReader pushback = new PushbackReader(reader, 1);
    int first = pushback.read();
    if (first >= 0 && first != '\uFEFF') {
      pushback.unread(first);
    }
    return pushback;
  }
}
