package io.minihost.samples.merchant.coach;

import io.minihost.samples.merchant.Words;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which coaches leave a station. Lines run around the clock, so that there is one to catch at any time. */
@Component
class Timetable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int SHOWN_MAX = 12;
    private static final int SEATS = 42;
    /** At most so many seats of a coach are sold at the station's window, made up from its id. */
    private static final int WINDOW_MAX = 36;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

    /**
     * A line from a station.
     *
     * @param every minutes from one coach to the next
     * @param past minutes past midnight at which the first one leaves
     */
    private record Line(Words to, int every, int past, int price, int minutes, int bay) {}

    private record Stop(Words name, List<Line> lines) {}

    private static final Words WUZHEN = new Words("Wuzhen", "乌镇");
    private static final Words HANGZHOU = new Words("Hangzhou East", "杭州东站");
    private static final Words SUZHOU = new Words("Suzhou South", "苏州南站");

    private static final Map<String, Stop> STOPS = Map.of(
            "wuzhen",
            new Stop(
                    WUZHEN,
                    List.of(
                            new Line(HANGZHOU, 40, 10, 3300, 75, 3),
                            new Line(SUZHOU, 60, 25, 3800, 90, 5),
                            new Line(new Words("Shanghai South", "上海南站"), 90, 0, 5400, 120, 1))),
            "hangzhou",
            new Stop(
                    HANGZHOU,
                    List.of(
                            new Line(WUZHEN, 40, 0, 3300, 75, 12),
                            new Line(new Words("Thousand Islets", "千岛湖"), 60, 15, 6200, 130, 14),
                            new Line(new Words("Moganshan", "莫干山"), 90, 35, 3600, 80, 9))),
            "suzhou",
            new Stop(
                    SUZHOU,
                    List.of(
                            new Line(WUZHEN, 60, 5, 3800, 90, 2),
                            new Line(new Words("Zhouzhuang", "周庄"), 45, 20, 1900, 60, 7))));

    private final Clock clock = Clock.system(ZONE);

    record Station(String id, Words name) {}

    List<Station> stations() {
        return STOPS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Station(entry.getKey(), entry.getValue().name()))
                .toList();
    }

    Optional<Station> station(String id) {
        return Optional.ofNullable(STOPS.get(id)).map(stop -> new Station(id, stop.name()));
    }

    /** The next coaches of a station, with the seats that the window has left. */
    List<Departure> next(String station) {
        var stop = STOPS.get(station);
        if (stop == null) {
            return List.of();
        }
        var now = LocalDateTime.now(clock);
        return Stream.of(now.toLocalDate(), now.toLocalDate().plusDays(1))
                .flatMap(day -> of(station, stop, day))
                .filter(departure -> departure.at().isAfter(clock.instant()))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .limit(SHOWN_MAX)
                .toList();
    }

    /** The coach of an id, also when it has left. */
    Optional<Departure> find(String id) {
        var parts = id.split("\\.", -1);
        var stop = STOPS.get(parts[0]);
        if (stop == null || parts.length != 3) {
            return Optional.empty();
        }
        try {
            var day = LocalDateTime.parse(parts[2], MINUTE).toLocalDate();
            return of(parts[0], stop, day)
                    .filter(departure -> departure.id().equals(id))
                    .findFirst();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean hasLeft(Departure departure) {
        return !departure.at().isAfter(clock.instant());
    }

    private Stream<Departure> of(String station, Stop stop, LocalDate day) {
        return stop.lines().stream().flatMap(line -> {
            var midnight = day.atTime(LocalTime.MIDNIGHT);
            return Stream.iterate(line.past(), past -> past < 24 * 60, past -> past + line.every())
                    .map(past -> midnight.plusMinutes(past))
                    .map(at -> departure(station, stop, line, at));
        });
    }

    private Departure departure(String station, Stop stop, Line line, LocalDateTime at) {
        var id = station + "." + stop.lines().indexOf(line) + "." + MINUTE.format(at);
        int day = (int) ChronoUnit.DAYS.between(LocalDate.now(clock), at.toLocalDate());
        return new Departure(
                id,
                stop.name(),
                line.to(),
                at.atZone(ZONE).toInstant(),
                TIME.format(at),
                day,
                line.price(),
                line.minutes(),
                line.bay(),
                SEATS - Math.floorMod(id.hashCode(), WINDOW_MAX + 1));
    }
}
