/** Everything the page says, in both languages, and how numbers and times are written. */

const ZONE = 'Asia/Ho_Chi_Minh';
const USUAL_DECIMALS = 2;
const MOST_DECIMALS = 8;

export const TEXTS = {
  vi: {
    locale: 'vi-VN',
    title: 'DX Pulse – nhịp chuyển đổi số các tỉnh, thành phố',
    heading: 'Nhịp chuyển đổi số các tỉnh, thành phố',
    otherLanguage: 'English',
    link: {
      connecting: 'Đang kết nối…',
      live: 'Đang nhận trực tiếp',
      reconnecting: 'Mất kết nối, đang nối lại…',
      polling: 'Không có luồng trực tiếp, tải lại định kỳ',
    },
    asOf: 'Số liệu tính đến',
    ago: (seconds) => `${seconds} giây trước`,
    noHeartbeat: 'chưa có tín hiệu',
    zone: 'giờ Việt Nam, UTC+7',
    stale: 'Số liệu cũ',
    staleWhy: 'Hơn 5 giây không có tín hiệu từ hệ thống tính toán; các số dưới đây là số cuối cùng nhận được.',
    simulated: 'mô phỏng',
    simulatedNote: 'Trang này có số liệu mô phỏng, không phải số thật. Số mô phỏng có nhãn',
    pause: 'Tạm dừng cập nhật',
    resume: 'Tiếp tục cập nhật',
    paused: 'Đã tạm dừng; các số không đổi cho đến khi tiếp tục.',
    window: 'Khoảng thời gian',
    windows: { '1m': '1 phút', '1h': '1 giờ', '24h': '24 giờ', all: 'Từ đầu' },
    windowsLong: {
      '1m': '1 phút gần nhất',
      '1h': '1 giờ gần nhất',
      '24h': '24 giờ gần nhất',
      all: 'từ đầu đến nay',
      now: 'hiện nay',
    },
    unit: 'Tỉnh, thành phố',
    columns: {
      transactions_completed: 'Hồ sơ trực tuyến hoàn thành',
      online_submission_rate: 'Nộp trực tuyến',
      full_process_rate: 'Toàn trình',
      on_time_rate: 'Đúng hạn',
      online_payment_rate: 'Thanh toán trực tuyến',
      digital_enterprises: 'Doanh nghiệp số',
    },
    table: (count) => `${count} đơn vị đang tồn tại`,
    noUnits: 'Chưa có đơn vị nào: đang chờ số liệu.',
    none: {
      NO_DENOMINATOR: 'Không có mẫu số: không có hồ sơ nào để tính tỷ lệ trong khoảng này',
      UNKNOWN: 'Chưa biết: chưa có dữ liệu gốc cho chỉ số này',
      UNPUBLISHED: 'Chưa công bố',
      MISSING: 'Chưa nhận được số liệu',
    },
    counts: (numerator, denominator) => `${numerator} trên ${denominator}`,
    countedSince: (moment) => `tính từ ${moment}`,
    details: (name) => `${name}: thống kê đã công bố`,
    close: 'Đóng',
    statistic: 'Chỉ tiêu',
    method: 'phương pháp',
    value: 'Giá trị',
    period: 'Kỳ',
    published: 'Công bố',
    source: 'Nguồn',
    openSource: 'xem nguồn',
    rankOf: (universe) => `trong ${universe} đơn vị`,
    noStatistics: 'Chưa có thống kê nào được công bố cho đơn vị này.',
    population: 'Dân số',
    before: (name, day) => `Trước sáp nhập: ${name} (đến ${day})`,
    footer: 'Tỷ lệ là tổng tử số chia tổng mẫu số. “–” là không có giá trị, không phải số không.',
  },
  en: {
    locale: 'en-GB',
    title: 'DX Pulse – the pulse of provincial digital transformation',
    heading: 'The pulse of provincial digital transformation',
    otherLanguage: 'Tiếng Việt',
    link: {
      connecting: 'Connecting…',
      live: 'Live',
      reconnecting: 'Connection lost, reconnecting…',
      polling: 'No live stream, fetching from time to time',
    },
    asOf: 'Numbers as of',
    ago: (seconds) => `${seconds} s ago`,
    noHeartbeat: 'no signal yet',
    zone: 'Vietnam time, UTC+7',
    stale: 'Stale',
    staleWhy: 'No signal from the computing system for more than 5 seconds; the numbers below are the last ones received.',
    simulated: 'simulated',
    simulatedNote: 'This page shows simulated numbers, not real ones. They are marked',
    pause: 'Pause updates',
    resume: 'Resume updates',
    paused: 'Paused; the numbers do not change until resumed.',
    window: 'Window',
    windows: { '1m': '1 minute', '1h': '1 hour', '24h': '24 hours', all: 'All time' },
    windowsLong: {
      '1m': 'last minute',
      '1h': 'last hour',
      '24h': 'last 24 hours',
      all: 'all time',
      now: 'now',
    },
    unit: 'Province or city',
    columns: {
      transactions_completed: 'Online transactions completed',
      online_submission_rate: 'Submitted online',
      full_process_rate: 'Fully online',
      on_time_rate: 'On time',
      online_payment_rate: 'Paid online',
      digital_enterprises: 'Digital enterprises',
    },
    table: (count) => `${count} units that exist today`,
    noUnits: 'No units yet: waiting for data.',
    none: {
      NO_DENOMINATOR: 'No denominator: no dossiers to compute a rate from in this window',
      UNKNOWN: 'Unknown: no source data for this number yet',
      UNPUBLISHED: 'Not published yet',
      MISSING: 'Nothing received yet',
    },
    counts: (numerator, denominator) => `${numerator} of ${denominator}`,
    countedSince: (moment) => `counted since ${moment}`,
    details: (name) => `${name}: published statistics`,
    close: 'Close',
    statistic: 'Statistic',
    method: 'method',
    value: 'Value',
    period: 'Period',
    published: 'Published',
    source: 'Source',
    openSource: 'open source',
    rankOf: (universe) => `among ${universe} units`,
    noStatistics: 'No statistics have been published for this unit yet.',
    population: 'Population',
    before: (name, day) => `Before the merger: ${name} (until ${day})`,
    footer: 'A rate is a sum of numerators over a sum of denominators. “–” is no value, which is not zero.',
  },
};

/** How a language writes numbers, days and times; always in Vietnam's time. */
export class Format {
  #locale;
  #count;
  #number;
  #ratio;
  #time;
  #day;

  constructor(locale) {
    this.#locale = locale;
    this.#count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: USUAL_DECIMALS });
    this.#ratio = new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    const day = { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' };
    this.#day = new Intl.DateTimeFormat(locale, day);
    this.#time = new Intl.DateTimeFormat(locale, {
      timeZone: ZONE,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  }

  count(value) {
    return this.#count.format(value);
  }

  /** The value of a row as people read it; ratios as percent. */
  value(row) {
    return row.unit_of_measure === 'ratio'
      ? this.#ratio.format(row.value)
      : this.#number.format(row.value);
  }

  /** A number with two decimals at most, and more where it would read the same as `other`. */
  beside(value, other) {
    const text = (decimals) => {
      const format = new Intl.NumberFormat(this.#locale, { maximumFractionDigits: decimals });
      return [format.format(value), format.format(other)];
    };
    let decimals = USUAL_DECIMALS;
    let [number, same] = text(decimals);
    while (value !== other && number === same && decimals < MOST_DECIMALS) {
      decimals += 1;
      [number, same] = text(decimals);
    }
    return number;
  }

  /** A change with its sign; only no change at all reads as zero. */
  signed(value) {
    const sign = { 1: '+', '-1': '-' }[Math.sign(value)] ?? '';
    return sign + this.beside(Math.abs(value), 0);
  }

  time(milliseconds) {
    return `${this.#time.format(milliseconds)} ${this.#day.format(milliseconds)}`;
  }

  day(milliseconds) {
    return this.#day.format(milliseconds);
  }

  /** An ISO day, which has no time zone. */
  isoDay(day) {
    return this.#day.format(Date.parse(`${day}T12:00:00+07:00`));
  }
}

/** ISO day in Vietnam at a moment. */
export function vietnamDay(milliseconds) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' }).format(milliseconds);
}

/** The name in a language of what has names in both; undefined of nothing. */
export function nameOf(named, language) {
  return language === 'en' ? named?.name_en : named?.name_vi;
}
