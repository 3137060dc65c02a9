"""The peer: Splink 5 on DuckDB, set up as a skilled user would for these tables.

Both tables are cleaned before Splink sees them (it expects that): names in NFC, small letters, one tone placement;
dates as day/month/year with what is missing left out; numbers split into twelve and nine digits; communes cut out of
addresses; the spouse's name joined to each person through the spouse's number, and the other party's name to each
mention, so that Splink too can use the act. Cleaning counts in its time, as it does in ours.
"""

import time
from pathlib import Path
from typing import Any

import polars as pl

from tinhso.kernel.text import canonical_key, from_legacy, recognise_encoding

THRESHOLD = 0.01


def link(folder: Path) -> tuple[pl.DataFrame, dict[str, float]]:
    """Best candidate per mention (act, side, reference, probability) and seconds per phase."""
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    start = time.perf_counter()
    mentions, people = _mentions(folder / "marriages.parquet"), _people(folder / "population.parquet")
    cleaned = time.perf_counter()
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="uid",
        blocking_rules_to_generate_predictions=[
            block_on("personal_id"),
            block_on("old_id"),
            block_on("folded", "birth_date"),
            block_on("folded", "birth_year"),
            block_on("folded", "spouse"),
            block_on("given", "birth_date"),
            block_on("surname", "birth_date"),
            block_on("surname", "given", "birth_year", "place"),
            block_on("folded", "place", "sex"),
        ],
        comparisons=[
            cl.CustomComparison(
                output_column_name="name",
                comparison_levels=[
                    cll.NullLevel("name"),
                    cll.ExactMatchLevel("name", term_frequency_adjustments=True),
                    cll.ExactMatchLevel("folded", term_frequency_adjustments=True),
                    cll.LevenshteinLevel("folded", 1),
                    cll.JaroWinklerLevel("folded", 0.92),
                    cll.And(cll.ExactMatchLevel("surname"), cll.ExactMatchLevel("given")),
                    cll.ExactMatchLevel("given"),
                    cll.ElseLevel(),
                ],
            ),
            cl.CustomComparison(
                output_column_name="birth_date",
                comparison_levels=[
                    cll.NullLevel("birth_year"),
                    cll.ExactMatchLevel("birth_date", term_frequency_adjustments=True),
                    cll.CustomLevel("birth_date_l = birth_swapped_r", "swapped day and month"),
                    cll.LevenshteinLevel("birth_date", 1),
                    cll.ExactMatchLevel("birth_year"),
                    cll.CustomLevel("abs(birth_year_l - birth_year_r) <= 1", "a year apart"),
                    cll.ElseLevel(),
                ],
            ),
            cl.ExactMatch("sex"),
            cl.LevenshteinAtThresholds("personal_id", [1]),
            cl.LevenshteinAtThresholds("old_id", [1]),
            cl.ExactMatch("place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("ethnicity").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("spouse", [0.92]),
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    backend = DuckDBAPI()
    tables = [backend.register(mentions.to_arrow()), backend.register(people.to_arrow())]
    linker = Linker(tables, settings, log_level=None)
    rules = [block_on("name", "birth_date"), block_on("personal_id")]
    linker.training.estimate_probability_two_random_records_match(rules, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("folded", "birth_date"), block_on("birth_date", "place"), block_on("folded", "place")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    trained = time.perf_counter()
    pairs = linker.inference.predict(threshold_match_probability=THRESHOLD)
    frame = pl.from_arrow(pairs.as_duckdbpyrelation().arrow())
    inferred = time.perf_counter()
    best = _best_per_mention(frame)
    seconds = {
        "clean": cleaned - start,
        "train": trained - cleaned,
        "infer": inferred - trained,
        "best": time.perf_counter() - inferred,
    }
    return best, seconds


def _best_per_mention(pairs: pl.DataFrame) -> pl.DataFrame:
    left_is_mention = pl.col("uid_l").str.contains(":")
    return (
        pairs.select(
            mention=pl.when(left_is_mention).then("uid_l").otherwise("uid_r"),
            reference=pl.when(left_is_mention).then("uid_r").otherwise("uid_l"),
            probability="match_probability",
        )
        .sort("probability", "reference", descending=[True, False])
        .unique("mention", keep="first", maintain_order=True)
    )


def _mapped(column: str, function: Any) -> pl.Expr:
    """Apply a function to the distinct values only."""

    def over(values: pl.Series) -> pl.Series:
        distinct = values.unique().drop_nulls()
        return values.replace_strict(
            distinct, [function(value) for value in distinct], default=None, return_dtype=pl.String
        )

    return pl.col(column).map_batches(over, return_dtype=pl.String)


def _name(column: str) -> pl.Expr:
    """Small letters, NFC, the tone on the last vowel; what shows signs of TCVN3 or VNI is converted first."""
    suspect = pl.col(column).str.contains("[¡-¿×÷ÞþßåæçëîïñöøÿÅÆÇËÎÏÑÖØ]")
    converted = pl.when(suspect).then(pl.col(column)).map_batches(_converted, return_dtype=pl.String)
    letters = pl.when(suspect).then(converted).otherwise(pl.col(column)).str.normalize("NFD").str.to_lowercase()
    tone_last = letters.str.replace_all("([\u0300\u0301\u0303\u0309\u0323])([aeiouy\u0302\u0306\u031b]+)", "$2$1")
    return tone_last.str.normalize("NFC").str.strip_chars()


def _converted(names: pl.Series) -> pl.Series:
    return pl.Series([_from_legacy(name) if name else None for name in names], dtype=pl.String)


def _from_legacy(name: str) -> str:
    encoding = recognise_encoding(name)
    return from_legacy(name, encoding) if encoding not in ("unicode", "unknown") else name


def _commune(text: str) -> str:
    return canonical_key(text.split(",")[0].partition(" ")[2])


def _finished(frame: pl.DataFrame) -> pl.DataFrame:
    parts = pl.col("birth").str.extract_groups(r"^(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})$")
    frame = frame.with_columns(parts=parts).with_columns(
        day=pl.col("parts").struct["1"],
        month=pl.col("parts").struct["2"],
        birth_year=pl.col("parts").struct["3"].cast(pl.Int32),
    )
    return (
        frame.with_columns(
            birth_date=pl.when(pl.col("day").is_not_null()).then(pl.col("birth")),
            birth_swapped=pl.when(pl.col("day").is_not_null()).then(
                pl.format("{}/{}/{}", "month", "day", "birth_year")
            ),
            folded=pl.col("name")
            .str.normalize("NFD")
            .str.replace_all("[\u0300-\u036f]", "")
            .str.replace_all("đ", "d", literal=True),
        )
        .with_columns(
            surname=pl.col("folded").str.extract(r"^(\S+)"),
            given=pl.col("folded").str.extract(r"(\S+)$"),
        )
        .drop("parts", "day", "month", "birth")
    )


def _mentions(path: Path) -> pl.DataFrame:
    acts = pl.read_parquet(path)
    sides = []
    for side, other, sex in (("chong", "vo", "Nam"), ("vo", "chong", "Nữ")):
        number = pl.col(side + "SoGiayTo")
        sides.append(
            acts.select(
                uid=pl.format("{}:{}", "id", pl.lit(side)),
                name=_name(side + "HoTen"),
                spouse=_name(other + "HoTen"),
                sex=pl.lit(sex),
                birth=pl.col(side + "NgaySinh").str.replace_all("[.-]", "/"),
                personal_id=pl.when(number.str.len_chars() == 12).then(number),
                old_id=pl.when(number.str.len_chars() == 9).then(number),
                place=_mapped(side + "NoiCuTru", _commune),
                ethnicity=pl.col(side + "DanToc").replace(
                    {"H'Mông": "Mông", "Hmông": "Mông", "Mèo": "Mông", "Dao Đỏ": "Dao", "Cao Lan": "Sán Chay"}
                ),
            )
        )
    return _finished(pl.concat(sides))


def _people(path: Path) -> pl.DataFrame:
    people = pl.read_parquet(path)
    spouses = people.select(so_dinh_danh_vo_chong="so_dinh_danh", ten_vo_chong="ho_ten")
    people = people.join(spouses, on="so_dinh_danh_vo_chong", how="left")
    return _finished(
        people.select(
            uid="so_dinh_danh",
            name=_name("ho_ten"),
            spouse=_name("ten_vo_chong"),
            sex="gioi_tinh",
            birth="ngay_sinh",
            personal_id="so_dinh_danh",
            old_id="so_cmnd",
            place=_mapped("noi_thuong_tru", _commune),
            ethnicity="dan_toc",
        )
    )
