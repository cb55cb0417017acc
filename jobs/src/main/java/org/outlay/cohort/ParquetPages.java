package org.outlay.cohort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * Walks the pages of a Parquet file from its first byte to its last. Spark verifies checksums while
 * it reads too, but late and without the file's name; and it cannot say whether there were any.
 */
final class ParquetPages {
  private ParquetPages() {}

  /** Rows by the footer. */
  static long rows(ParquetMetadata footer) {
    return footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /**
   * @throws IOException naming the column whose pages are not what was written
   */
  static Checksums verify(ParquetMetadata footer, Fingerprint bytes) throws IOException {
    List<ColumnChunkMetaData> chunks = new ArrayList<>();
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        // Tables here are flat, so a column has one value a row.
        require(chunk.getValueCount() == block.getRowCount(), chunk, "number of values");
        chunks.add(chunk);
      }
    }
    chunks.sort(Comparator.comparingLong(ColumnChunkMetaData::getStartingPos));
    boolean all = !chunks.isEmpty();
    for (ColumnChunkMetaData chunk : chunks) {
      require(chunk.getStartingPos() >= bytes.position(), chunk, "place");
      bytes.moveTo(chunk.getStartingPos());
      all &= verify(chunk, bytes);
    }
    return all ? Checksums.VERIFIED : Checksums.UNVERIFIED;
  }

  /** Whether every page of the chunk has a checksum. */
  private static boolean verify(ColumnChunkMetaData chunk, Fingerprint bytes) throws IOException {
    long end = chunk.getStartingPos() + chunk.getTotalSize();
    long values = 0;
    long uncompressed = 0;
    boolean all = true;
    while (bytes.position() < end) {
      long start = bytes.position();
      PageHeader page = Util.readPageHeader(bytes);
      uncompressed += bytes.position() - start + page.getUncompressed_page_size();
      long size = page.getCompressed_page_size();
      require(size >= 0 && size <= end - bytes.position(), chunk, "size of a page");
      int crc = bytes.crc(size);
      require(!page.isSetCrc() || page.getCrc() == crc, chunk, "checksum of a page");
      all &= page.isSetCrc();
      values += values(page);
    }
    require(bytes.position() == end, chunk, "size");
    require(values == chunk.getValueCount(), chunk, "number of values");
    require(uncompressed == chunk.getTotalUncompressedSize(), chunk, "uncompressed size");
    return all;
  }

  private static long values(PageHeader page) {
    return switch (page.getType()) {
      case DATA_PAGE -> page.getData_page_header().getNum_values();
      case DATA_PAGE_V2 -> page.getData_page_header_v2().getNum_values();
      default -> 0;
    };
  }

  private static void require(boolean right, ColumnChunkMetaData chunk, String what)
      throws IOException {
    if (!right) {
      throw new IOException(
          "column " + chunk.getPath().toDotString() + ": the " + what + " is not what was written");
    }
  }
}
