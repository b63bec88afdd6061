# Judges calendars with ruby-icalendar, strictly; see worker.py.
require "base64"
require "icalendar"
require "json"
require "stringio"

Icalendar.logger.level = Logger::FATAL

def objections(content)
  return ["not UTF-8"] unless content.each_line("\r\n").all?(&:valid_encoding?)
  calendars = Icalendar::Parser.new(content, true).parse
  return ["#{calendars.size} calendars"] if calendars.size != 1
  lost = content.scan(/^BEGIN:VEVENT/).size - calendars.first.events.size
  lost.zero? ? [] : ["#{lost} events lost"]
end

STDOUT.sync = true
STDIN.each_line do |line|
  begin
    found = objections(Base64.decode64(line).force_encoding("UTF-8"))
  rescue StandardError => error
    found = ["#{error.class}: #{error.message}"]
  end
  puts JSON.generate(found.map { |text| text.scrub("?") })
end
