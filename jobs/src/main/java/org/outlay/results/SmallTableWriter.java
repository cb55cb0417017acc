package org.outlay.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.outlay.money.Fen;
import org.outlay.problem.ProblemException;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;
import scala.Function1;

/**
 * Writes a table that fits the driver as one file, of the same form as {@link TableWriter}'s: a job
 * for each small table would take longer than its rows do.
 */
public final class SmallTableWriter {
  private final SparkSession spark;

  public SmallTableWriter(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes the rows and reads the file back.
   *
   * @param rows values in the order of the schema's columns, of the types of {@link ResultType}
   * @return rows, file and totals for {@code run.json}
   * @throws IllegalArgumentException if a value is missing in a required column
   * @throws ProblemException if the file cannot be written or is not what was written
   */
  public TableSummary write(
      List<List<@Nullable Object>> rows, TableSchema schema, Lineage lineage, RunFolder folder) {
    Counted counted = count(rows, schema);
    Function1<Object, Object> toInternal =
        CatalystTypeConverters.createToCatalystConverter(ResultType.of(schema));
    return save(
        schema,
        folder,
        file ->
            FileMaker.plain(spark, schema, lineage)
                .write(
                    file,
                    sink ->
                        rows.stream()
                            .map(row -> toInternal.apply(RowFactory.create(row.toArray())))
                            .forEachOrdered(row -> sink.accept((InternalRow) row))),
        () -> counted);
  }

  /**
   * Does the same with codes for names and whole numbers for decimals: less work a row.
   *
   * @param rows encoded
   */
  public TableSummary encoded(
      RowSource rows, TableSchema schema, Coding coding, Lineage lineage, RunFolder folder) {
    RowCounter counter = new RowCounter(schema);
    return save(
        schema,
        folder,
        file -> FileMaker.encoded(spark, schema, coding, lineage).write(file, counter.on(rows)),
        counter::counted);
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  /** Counts are asked for when all rows are written. */
  private TableSummary save(
      TableSchema schema, RunFolder folder, Writing writing, Supplier<Counted> counted) {
    Path target = folder.table(schema.name());
    try {
      folder.store().makeFolder(target);
      writing.to(new Path(target, "part-00000.zstd.parquet"));
      List<FileFacts> facts = new ArrayList<>();
      for (FileStatus file : TableFiles.tidy(folder, target)) {
        facts.add(WrittenFiles.facts(spark.sparkContext().hadoopConfiguration(), file.getPath()));
      }
      return new WrittenTable(schema, facts).summary(counted.get(), target);
    } catch (IOException e) {
      throw RunFolder.cannotWrite(target, e);
    }
  }

  private static Counted count(List<List<@Nullable Object>> rows, TableSchema schema) {
    List<Field> fields = schema.fields();
    long[] sums = new long[fields.size()];
    for (List<@Nullable Object> row : rows) {
      for (int i = 0; i < sums.length; i++) {
        Object value = row.get(i);
        if (value == null && fields.get(i).required()) {
          throw new IllegalArgumentException(
              "table " + schema.name() + ": " + fields.get(i).name() + " is missing in " + row);
        }
        if (value != null && ResultType.money(fields.get(i))) {
          sums[i] = Math.addExact(sums[i], Fen.of((java.math.BigDecimal) value));
        }
      }
    }
    return Counted.of(rows.size(), schema, sums);
  }
}
