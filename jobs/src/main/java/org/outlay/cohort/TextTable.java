package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

  static Dataset<Row> read(SparkSession spark, Rules rules, List<TextFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration conf =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    JavaRDD<Row> rows =
        context
            .parallelize(files, files.size())
            .mapPartitions(one -> rows(rules, one.next(), conf.value()));
    return staged(spark.createDataFrame(rows, schema(rules)), rules);
  }

  private static Dataset<Row> staged(Dataset<Row> rows, Rules rules) {
    List<Check> checks = RowChecks.of(rules);
    List<Column> columns =
        new ArrayList<>(List.of(col(Staged.FILE), col(Staged.ROW), col(Staged.RAW)));
    columns.add(size(col(Staged.DEFECTS)).gt(0).or(Staged.bad(checks)).as(Staged.BAD));
    columns.add(concat(col(Staged.DEFECTS), Staged.defects(checks)).as(Staged.DEFECTS));
    rules.table().names().forEach(name -> columns.add(col(name)));
    for (Field field : rules.table().fields()) {
      if (field.kind() == FieldKind.DATE) {
        rows = rows.withColumn(field.name(), date_from_unix_date(col(field.name())));
      }
    }
    return rows.select(columns.toArray(Column[]::new));
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
