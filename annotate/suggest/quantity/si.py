"""Units: what each is in SI. Their keys are CLDR's ("mile", "kilometer-per-hour"), or an ISO 4217 code."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

# key, symbol, SI unit, how many of that it is
_TABLE: Final = """
picometer pm m 1/1000000000000; nanometer nm m 1/1000000000; micrometer µm m 1/1000000; millimeter mm m 1/1000;
centimeter cm m 1/100; decimeter dm m 1/10; meter m m 1; decameter dam m 10; hectometer hm m 100; kilometer km m 1000;
inch in m 127/5000; foot ft m 381/1250; yard yd m 1143/1250; mile mi m 201168/125; furlong fur m 25146/125;
nautical-mile nmi m 1852; mile-scandinavian smi m 10000; fathom fth m 1143/625; li li m 500; zhang zhang m 10/3; chi
chi m 1/3; cun cun m 1/30; light-year ly m 9460730472580800; parsec pc m 30856775814913673; astronomical-unit au m
149597870700; square-millimeter mm2 m2 1/1000000; square-centimeter cm2 m2 1/10000; square-decimeter dm2 m2 1/100;
square-meter m2 m2 1; are a m2 100; hectare ha m2 10000; square-kilometer km2 m2 1000000; acre ac m2
40468564224/10000000; square-mile mi2 m2 2589988110336/1000000; square-foot ft2 m2 145161/1562500; square-inch in2 m2
16129/25000000; square-yard yd2 m2 1306449/1562500; mu mu m2 2000/3; dunam dunam m2 1000; pyeong pyeong m2 400/121;
feddan feddan m2 4200; cubic-millimeter mm3 m3 1/1000000000; cubic-centimeter cm3 m3 1/1000000; cubic-decimeter dm3 m3
1/1000; cubic-meter m3 m3 1; cubic-kilometer km3 m3 1000000000; cubic-inch in3 m3 2048383/125000000000; cubic-foot ft3
m3 55306341/1953125000; cubic-yard yd3 m3 1493271207/1953125000; cubic-mile mi3 m3 4168181825; milliliter ml m3
1/1000000; centiliter cl m3 1/100000; deciliter dl m3 1/10000; liter l m3 1/1000; hectoliter hl m3 1/10; pint pt m3
473176473/1000000000000; quart qt m3 473176473/500000000000; gallon gal m3 473176473/125000000000; gallon-imperial
imp.gal m3 454609/100000000; cup cup m3 473176473/2000000000000; fluid-ounce fl.oz m3 473176473/16000000000000;
tablespoon tbsp m3 473176473/32000000000000; teaspoon tsp m3 157725491/32000000000000; barrel bbl m3
9936705933/62500000000; bushel bu m3 44048837/1250000000; microgram µg kg 1/1000000000; milligram mg kg 1/1000000;
gram g kg 1/1000; kilogram kg kg 1; quintal q kg 100; tonne t kg 1000; ton t kg 1000; ounce oz kg 45359237/1600000000;
pound lb kg 45359237/100000000; stone st kg 317514659/50000000; carat ct kg 1/5000; ounce-troy ozt kg
19439673/625000000; jin jin kg 1/2; liang liang kg 1/20; qian qian kg 1/200; dan dan kg 50; nanosecond ns s
1/1000000000; microsecond µs s 1/1000000; millisecond ms s 1/1000; second s s 1; minute min s 60; hour h s 3600; day d
s 86400; week week s 604800; fortnight fortnight s 1209600; month month s 2629746; quarter quarter s 7889238; year a s
31556952; decade decade s 315569520; century century s 3155695200; millennium millennium s 31556952000;
kilometer-per-hour km/h m/s 5/18; meter-per-second m/s m/s 1; mile-per-hour mph m/s 1397/3125; knot kn m/s 463/900;
foot-per-second ft/s m/s 381/1250; kilometer-per-second km/s m/s 1000; celsius °C °C 1; fahrenheit °F °C 5/9; kelvin K
°C 1; generic ° ° 1; degree ° ° 1; percent % % 1; percentage-point pp % 1; permille ‰ % 1/10; permyriad ‱ % 1/100;
tenth tenth % 10; basis-point bp % 1/100; bit bit bit 1; kilobit kbit bit 1000; megabit Mbit bit 1000000; gigabit Gbit
bit 1000000000; terabit Tbit bit 1000000000000; byte B bit 8; kilobyte kB bit 8000; megabyte MB bit 8000000; gigabyte
GB bit 8000000000; terabyte TB bit 8000000000000; petabyte PB bit 8000000000000000; exabyte EB bit
8000000000000000000; calorie cal J 523/125; kilocalorie kcal J 4184; joule J J 1; kilojoule kJ J 1000; kilowatt-hour
kWh J 3600000; megawatt-hour MWh J 3600000000; gigawatt-hour GWh J 3600000000000; watt W W 1; kilowatt kW W 1000;
megawatt MW W 1000000; gigawatt GW W 1000000000; horsepower hp W 37284993579/50000000; hertz Hz Hz 1; kilohertz kHz Hz
1000; megahertz MHz Hz 1000000; gigahertz GHz Hz 1000000000; volt V V 1; ampere A A 1; ohm Ω Ω 1; newton N N 1; pascal
Pa Pa 1; hectopascal hPa Pa 100; kilopascal kPa Pa 1000; megapascal MPa Pa 1000000; millibar mbar Pa 100; decibel dB
dB 1; revolution tr tr 1; megapixel MP px 1000000; pixel px px 1; millisievert mSv Sv 1/1000
"""
_ZERO: Final = {"fahrenheit": Fraction(-160, 9), "kelvin": Fraction(-5463, 20)}
# Parts of a currency that have names of their own in the press: in hundredths of what CLDR knows
PARTS: Final = {"cent": "USD", "penny": "GBP", "kopeck": "RUB", "euro-cent": "EUR", "paisa": "INR", "sen": "JPY",
                "fen": "CNY", "rappen": "CHF", "centavo": "MXN", "kurus": "TRY", "ore": "SEK",
                "agora": "ILS", "jiao": "CNY"}


@dataclass(frozen=True, slots=True)
class Unit:
    """`value` of it are `value * factor + zero` of the unit `si`."""

    key: str
    symbol: str
    si: str
    factor: Fraction = Fraction(1)
    zero: Fraction = Fraction(0)

    def told(self, value: Fraction) -> Fraction:
        return value * self.factor + self.zero

    @property
    def currency(self) -> bool:
        return len(self.si) == 3 and self.si.isupper()  # ISO 4217: three capitals


@lru_cache(maxsize=1)
def _measures() -> dict[str, Unit]:
    rows = (row.split() for row in _TABLE.replace("\n", " ").split(";"))
    none = Fraction(0)
    return {key: Unit(key, symbol, si, Fraction(factor), _ZERO.get(key, none)) for key, symbol, si, factor in rows}


@lru_cache(maxsize=512)
def unit(key: str) -> Unit | None:
    """None for a unit of CLDR that the press does not use."""
    if (found := _measures().get(key)) is not None:
        return found
    if key in PARTS:
        return Unit(key, key, PARTS[key], Fraction(1, 10 if key == "jiao" else 100))
    return Unit(key, key, key) if len(key) == 3 and key.isupper() else None  # as above
