package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;

/** Rows of CSV files and workbooks as {@link Staged} rows; one task reads one file. */
final class TextTable {
  /** File, row, raw row and defects stand before the fields. */
  static final int LEADING = 4;

  private TextTable() {}

  static Dataset<Row> read(
      SparkSession spark, Rules rules, List<TextFile> files, Staged.Detail detail) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration conf =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    JavaRDD<Row> rows =
        context
            .parallelize(files, files.size())
            .mapPartitions(one -> rows(rules, one.next(), conf.value()));
    return spark.createDataFrame(rows, schema(rules)).select(staged(rules, detail));
  }

  /** The columns of {@link Staged#layout}; days come as numbers. */
  private static Column[] staged(Rules rules, Staged.Detail detail) {
    Map<String, Column> days = new HashMap<>();
    List<Column> fields = new ArrayList<>();
    for (Field field : rules.table().fields()) {
      Column value = col(field.name());
      if (field.kind() == FieldKind.DATE) {
        value = date_from_unix_date(value);
        days.put(field.name(), value);
      }
      fields.add(value.as(field.name()));
    }
    List<Check> checks = RowChecks.of(days);
    List<Column> columns = new ArrayList<>();
    columns.add(col(Staged.FILE));
    if (detail == Staged.Detail.REASONS) {
      columns.add(col(Staged.ROW));
      columns.add(col(Staged.RAW));
      columns.add(concat(col(Staged.DEFECTS), Staged.defects(checks)).as(Staged.DEFECTS));
    }
    columns.add(size(col(Staged.DEFECTS)).gt(0).or(Staged.bad(checks)).as(Staged.BAD));
    columns.addAll(fields);
    return columns.toArray(Column[]::new);
  }

  private static StructType schema(Rules rules) {
    StructType schema =
        new StructType()
            .add(Staged.FILE, DataTypes.StringType)
            .add(Staged.ROW, DataTypes.LongType)
            .add(Staged.RAW, DataTypes.StringType)
            .add(Staged.DEFECTS, DataTypes.createArrayType(Staged.DEFECT));
    for (Field field : rules.table().fields()) {
      DataType type = field.kind() == FieldKind.DATE ? DataTypes.IntegerType : Staged.type(field);
      schema = schema.add(field.name(), type);
    }
    return schema;
  }

  private static Iterator<Row> rows(Rules rules, TextFile file, Configuration conf) {
    TextRows text;
    try {
      text = open(rules, file, conf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FileRefused e) {
      throw new IllegalStateException("changed while it is read: " + e.getMessage(), e);
    }
    TaskContext.get()
        .addTaskCompletionListener(
            done -> {
              try {
                text.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    RowReader reader = new RowReader(rules, file);
    Iterator<TextRow> rows = text.rows();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return reader.read(rows.next());
      }
    };
  }

  private static TextRows open(Rules rules, TextFile file, Configuration conf)
      throws IOException, FileRefused {
    if (file.file().format() == FileFormat.XLSX) {
      return Workbook.open(file.file(), conf).rows(rules.table(), file);
    }
    TextRows text = TextFile.open(file.file(), file.charset(), conf);
    if (text.rows().hasNext()) {
      text.rows().next();
    }
    return text;
  }
}
