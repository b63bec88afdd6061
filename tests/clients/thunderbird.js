// What the tests have Thunderbird do: arguments are a name below, what goes with it, and `done`.
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { CalICSProvider } = ChromeUtils.importESModule("resource:///modules/CalICSProvider.sys.mjs");

const commands = {
  /** As "New Calendar > On the Network" does; returns the identity of the calendar. */
  async subscribe(url) {
    const found = await CalICSProvider.detectCalendars(null, null, url);
    if (found.length !== 1) {
      throw new Error(`${found.length} calendars at ${url}`);
    }
    found[0].setProperty("cache.enabled", true);
    // The moment to look again is up to the test.
    found[0].setProperty("refreshInterval", 0);
    cal.manager.registerCalendar(found[0]);
    await this.refresh(found[0].id);
    return found[0].id;
  },

  /** Fetch it again; returns when what came is processed. */
  async refresh(id) {
    const calendar = cal.manager.getCalendarById(id);
    const { promise, resolve } = Promise.withResolvers();
    const observer = {
      QueryInterface: ChromeUtils.generateQI(["calIObserver"]),
      onStartBatch() {},
      onEndBatch() {},
      onLoad: resolve,
      onAddItem() {},
      onModifyItem() {},
      onDeleteItem() {},
      onError() {},
      onPropertyChanged() {},
      onPropertyDeleting() {},
    };
    calendar.addObserver(observer);
    calendar.refresh();
    await promise;
    calendar.removeObserver(observer);
  },

  async events(id) {
    const calendar = cal.manager.getCalendarById(id);
    const items = await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
    return items.map(item => ({
      uid: item.id,
      start: moment(item.startDate),
      end: moment(item.endDate),
      title: item.title,
      place: item.getProperty("LOCATION"),
      url: item.getProperty("URL"),
      categories: item.getCategories(),
      status: item.status,
      sequence: Number(item.getProperty("SEQUENCE")),
      modified: moment(item.lastModifiedTime),
    }));
  },
};

/** In ISO 8601: a date, or a time in UTC; without Z if it is in no zone. */
function moment(value) {
  return (value.isDate ? value : value.getInTimezone(cal.dtz.UTC)).icalString;
}

const done = arguments[arguments.length - 1];
const [name, ...given] = [...arguments].slice(0, -1);
commands[name](...given).then(
  result => done({ result }),
  error => done({ error: `${error}\n${error.stack}` })
);
