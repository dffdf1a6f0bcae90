"""Signs of units and of money that every language uses; bare "$" is the dollar of the United States.

Rows of a unit's key (see `si`) and its signs; "_" stands for a blank in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_SIGNS: Final = """
percent % ％ ﹪ ٪; permille ‰; kilometer km ㎞; meter m; centimeter cm ㎝; millimeter mm ㎜; square-kilometer km² km2;
square-meter m² m2 ㎡; cubic-meter m³ m3; hectare ha; kilogram kg ㎏; milligram mg; gram g; pound lb lbs; ounce oz;
foot ft ′; inch in. ″; yard yd; mile mi; mile-per-hour mph mi/h; kilometer-per-hour km/h kph kmh kmph km/hr;
meter-per-second m/s; celsius °c ℃ °_c ºc celsius celcius º_c centigrade; fahrenheit °f ℉ °_f ºf fahrenheit º_f;
degree ° º deg deg.; kilowatt kw; megawatt mw; gigawatt gw; kilowatt-hour kwh kwh.; hertz hz; kilohertz khz;
megahertz mhz; gigahertz ghz; megabyte mb; gigabyte gb; terabyte tb; kilobyte kb; milliliter ml; liter l;
kilocalorie kcal; horsepower hp; tonne t; decimeter dm; megabit mbit; gigabit gbit
"""

_MONEY: Final = """
USD $ ＄ us$ u.s.$ usd$ us_$; EUR €; GBP £ ￡; JPY ¥ ￥; CNY 元 rmb; RUB ₽; UAH ₴; VND ₫; KRW ₩ ￦; INR ₹ rs. rs; TRY ₺;
ILS ₪; THB ฿; PHP ₱; NGN ₦; KZT ₸; BTC ₿; AUD a$ au$; CAD c$ ca$ c_$; HKD hk$ hk_$; TWD nt$; NZD nz$; SGD s$; BRL
r$; MXN mx$ mex$; cent ¢; CHF ₣ chf; IDR rp; KHR ៛; CRC ₡; LAK ₭; MNT ₮; CZK kč; PLN zł
"""

CODES: Final = (
    "USD EUR GBP JPY CNY RUB UAH VND KRW INR TRY ILS THB PHP AUD CAD HKD TWD NZD SGD BRL MXN CHF SEK NOK DKK PLN CZK "
    "HUF IDR MYR ZAR SAR AED EGP IRR IQD NGN KES ARS CLP COP PEN KZT RON BGN BTC"
).split()


def _rows(table: str) -> Iterator[tuple[str, str]]:
    for row in table.replace("\n", " ").split(";"):
        key, *signs = row.split()
        yield from ((sign.replace("_", " "), key) for sign in signs)


SIGNS: Final = tuple(_rows(_SIGNS))
MONEY: Final = tuple(_rows(_MONEY))
