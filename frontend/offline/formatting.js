// What these tools say, in the page's language, and how they say when.
const root = document.documentElement;

const WORDS = {
  vi: {
    noNetwork: 'Không có mạng',
    kept: 'bản lưu lúc',
    coming: 'đang cập nhật…',
    newer: 'Có bản mới hơn của trang này.',
    show: 'Xem bản mới',
    none: 'chưa tải được bản mới',
    again: 'Tải lại',
    notKept: 'Máy chỉ giữ được tên bài: chưa tải được bài, hoặc hết chỗ.',
    away: 'Chưa có trên máy này',
    awayHint: 'gạch chấm: chưa có trên máy',
    awayPressed: 'Trang này chưa có trên máy. Hãy mở lại khi có mạng.',
    weather: 'Số liệu cũ, từ',
    tabs: 'Hai danh sách này là của lúc',
    build: 'Tòa soạn vừa cập nhật ứng dụng.',
    takeOver: 'Dùng bản mới',
    later: 'Để sau',
    install: 'Đọc cả khi không có mạng: đưa báo này lên màn hình chính.',
    installIos: 'Đọc cả khi không có mạng: bấm Chia sẻ, rồi “Thêm vào MH chính”.',
    installNow: 'Cài đặt',
    savedWith: 'đã lưu trên máy',
    counts: (count, kind) => `${count} ${kind}`,
    kinds: { 'da-luu': 'bài để dành', 'an-ban': 'bài trong ấn bản', 'da-doc': 'bài đã đọc và bài mới', muc: 'trang khác' },
    most: ['Giữ nhiều nhất', 'bài đã đọc'],
    room: 'còn trống khoảng',
    clear: 'Xóa',
    clearSure: 'Xóa khỏi máy này?',
  },
  en: {
    noNetwork: 'No network',
    kept: 'kept copy of',
    coming: 'updating…',
    newer: 'There is a newer version of this page.',
    show: 'Show it',
    none: 'no newer version came',
    again: 'Load again',
    notKept: 'Only the title is kept: the article could not be fetched, or there is no room.',
    away: 'Not on this device yet',
    awayHint: 'dotted: not on this device',
    awayPressed: 'This page is not on this device yet. Open it again when there is a network.',
    weather: 'Old readings, of',
    tabs: 'These two lists are of',
    build: 'The app has been updated.',
    takeOver: 'Use the new version',
    later: 'Later',
    install: 'Read without a network: put this paper on your home screen.',
    installIos: 'Read without a network: tap Share, then “Add to Home Screen”.',
    installNow: 'Install',
    savedWith: 'kept on this device',
    counts: (count, kind) => `${count} ${kind}`,
    kinds: { 'da-luu': 'saved articles', 'an-ban': 'articles of editions', 'da-doc': 'articles read or new', muc: 'other pages' },
    most: ['Keep at most', 'articles read'],
    room: 'room left, about',
    clear: 'Remove',
    clearSure: 'Remove from this device?',
  },
};

export const words = WORDS[root.lang] ?? WORDS.vi;

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const print = (at, locale, how) => new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...how }).format(at);
const DAY = { day: '2-digit', month: '2-digit' };

/** "08:30, 18/02" */
export const moment = (at) =>
  `${print(at, 'en-GB', { hour: '2-digit', minute: '2-digit' })}, ${print(at, 'en-GB', DAY)}`;
/** The day in Việt Nam, as a day's address and `datetime` have it. */
export const isoDay = (at) => print(at, 'en-CA', {});
/** "Thứ Năm, 18/02/2021" */
export const longDay = (at) =>
  `${print(at, root.lang, { weekday: 'long' })}, ${print(at, 'en-GB', { ...DAY, year: 'numeric' })}`;

const UNITS = ['KB', 'MB', 'GB'];

/** "12 KB", "3,4 MB" */
export const size = (bytes) => {
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit + 1 < UNITS.length) {
    value /= 1000;
    unit += 1;
  }
  const digits = { maximumFractionDigits: unit && value < 100 ? 1 : 0 };
  return `${new Intl.NumberFormat(root.lang, digits).format(value)} ${UNITS[unit]}`;
};
