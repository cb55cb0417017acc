package org.outlay.sample;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The small tables that every application looks its cell and its variant up in. */
final class Lookups {
  private static final StructType SLOT =
      new StructType()
          .add("slot", DataTypes.LongType)
          .add("cut", DataTypes.DoubleType)
          .add("other", DataTypes.LongType);
  private static final StructType CELL =
      new StructType()
          .add("cell", DataTypes.LongType)
          .add("variant", DataTypes.LongType)
          .add("year", DataTypes.IntegerType)
          .add("district", DataTypes.StringType)
          .add("applicant_part", DataTypes.StringType)
          .add("applicant_members", DataTypes.LongType)
          .add("group_part", DataTypes.StringType)
          .add("group_members", DataTypes.LongType);

  private final SparkSession spark;
  private final Profiles profiles;
  private final Cells cells;

  Lookups(SparkSession spark, Profiles profiles, SampleRequest request) {
    this.spark = spark;
    this.profiles = profiles;
    this.cells = new Cells(profiles, request);
  }

  int slots() {
    return cells.all().size();
  }

  /** slot, cut, other. */
  Dataset<Row> alias() {
    AliasTable table = AliasTable.of(cells.weights());
    List<Row> rows = new ArrayList<>();
    for (int slot = 0; slot < slots(); slot++) {
      rows.add(RowFactory.create((long) slot, table.cut()[slot], (long) table.other()[slot]));
    }
    return spark.createDataFrame(rows, SLOT);
  }

  /** One row per cell, with the parts of the pools that its applications draw from. */
  Dataset<Row> cells() {
    List<Row> rows = new ArrayList<>();
    for (Cell cell : cells.all()) {
      List<Object> row = new ArrayList<>();
      row.add((long) rows.size());
      row.add((long) cell.variant());
      row.add(cell.year());
      row.add(cell.district());
      addPart(row, cell, "applicant");
      addPart(row, cell, "group");
      rows.add(RowFactory.create(row.toArray()));
    }
    return spark.createDataFrame(rows, CELL);
  }

  private void addPart(List<Object> row, Cell cell, String use) {
    Variant variant = profiles.variants().get(cell.variant());
    String name = variant.text(use);
    if (Placing.isNoPool(name)) {
      row.add(null);
      row.add(null);
      return;
    }
    Pool pool = profiles.pool(name);
    String part = pool.part(variant, cell.district());
    row.add(part);
    row.add(cells.members(pool, part));
  }

  /** One row per variant: its attributes, its season and its pools' skew and ages. */
  Dataset<Row> variants() {
    StructType type =
        new StructType()
            .add("variant", DataTypes.LongType)
            .add("programme", DataTypes.StringType)
            .add("months", DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add("rounds", DataTypes.BooleanType)
            .add("applicant_kind", DataTypes.StringType)
            .add("applicant_skew", DataTypes.DoubleType)
            .add("age_from", DataTypes.DoubleType)
            .add("age_to", DataTypes.DoubleType)
            .add("group_skew", DataTypes.DoubleType);
    for (Attribute attribute : Attribute.ALL) {
      type = type.add(attribute.column(), attribute.type());
    }
    List<Row> rows = new ArrayList<>();
    for (Variant variant : profiles.variants()) {
      rows.add(row(rows.size(), variant));
    }
    return spark.createDataFrame(rows, type);
  }

  private Row row(long position, Variant variant) {
    Season season = profiles.season(variant);
    String applicant = variant.text("applicant");
    List<Object> row = new ArrayList<>();
    row.add(position);
    row.add(variant.programme());
    row.add(season.months().toArray());
    row.add(season.rounds());
    row.add(applicant);
    if (Placing.isNoPool(applicant)) {
      row.addAll(List.of(1.0, 0.0, 0.0));
    } else {
      Pool pool = profiles.pool(applicant);
      row.addAll(List.of(pool.skew(), pool.ageFrom(), pool.ageTo()));
    }
    String group = variant.text("group");
    row.add(Placing.isNoPool(group) ? 1.0 : profiles.pool(group).skew());
    Attribute.ALL.forEach(attribute -> row.add(attribute.read(variant.settings())));
    return RowFactory.create(row.toArray());
  }
}
