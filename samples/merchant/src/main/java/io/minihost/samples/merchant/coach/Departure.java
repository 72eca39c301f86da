package io.minihost.samples.merchant.coach;

import io.minihost.samples.merchant.Words;
import java.time.Instant;

/**
 * One coach on one day.
 *
 * @param at moment of departure
 * @param time as it stands on the board, in the station's zone
 * @param day 0 today, 1 tomorrow
 * @param price of a seat, in fen
 * @param minutes how long it takes
 * @param seats that are free
 */
record Departure(
        String id,
        Words from,
        Words to,
        Instant at,
        String time,
        int day,
        int price,
        int minutes,
        int bay,
        int seats) {}
