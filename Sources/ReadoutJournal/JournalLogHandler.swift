// Takes the messages of swift-log to the journal.
// SPDX-License-Identifier: Apache-2.0

public import Logging

/// A handler of swift-log that writes structured entries.
///
/// Metadata become fields of their own: `["request.id": "7"]` is `REQUEST_ID=7`; arrays repeat the
/// field, and the keys of dictionaries are joined to it. A key that the journal gives a meaning to,
/// such as `message`, gets the prefix `X_`. The label is `LOGGER`, the module `LOG_SOURCE`, an error
/// `ERROR`.
///
/// ```swift
/// LoggingSystem.bootstrap { JournalLogHandler(label: $0) }
/// ```
public struct JournalLogHandler: LogHandler {
  /// The lowest level that is written.
  public var logLevel: Logger.Level
  /// What goes with every message.
  public var metadata: Logger.Metadata = [:]
  /// Where more metadata come from at each message.
  public var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let identifier: String?
  private let send: @Sendable (JournalEntry) -> Void

  /// A handler that writes at once.
  ///
  /// What the journal refuses goes to standard error instead.
  ///
  /// - Parameters:
  ///   - label: The logger's label.
  ///   - identifier: The `SYSLOG_IDENTIFIER`; nil for the name of the program.
  ///   - outlet: Where entries go; nil for what fits the process.
  public init(
    label: String, identifier: String? = nil, logLevel: Logger.Level = .info,
    outlet: JournalOutlet? = nil, metadataProvider: Logger.MetadataProvider? = nil
  ) {
    let outlet = outlet ?? .forThisProcess()
    self.init(
      label: label, identifier: identifier, logLevel: logLevel, metadataProvider: metadataProvider
    ) { entry in
      do throws(JournalError) {
        try outlet.send(entry)
      } catch {
        try? JournalOutlet.standardError(.prefixed).send(entry)
      }
    }
  }

  /// A handler that gives its entries to somebody who sends them, such as a queue of one's own.
  public init(
    label: String, identifier: String? = nil, logLevel: Logger.Level = .info,
    metadataProvider: Logger.MetadataProvider? = nil,
    send: @escaping @Sendable (JournalEntry) -> Void
  ) {
    self.label = label
    self.identifier = identifier
    self.logLevel = logLevel
    self.metadataProvider = metadataProvider
    self.send = send
  }

  /// One value of the metadata that go with every message.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes one message.
  public func log(event: LogEvent) { send(entry(for: event)) }

  /// The entry that a message becomes.
  func entry(for event: LogEvent) -> JournalEntry {
    var entry = JournalEntry(
      message: event.message.description, priority: JournalPriority(event.level))
    entry.append(.syslogIdentifier, ifKnown: identifier)
    entry.append("LOGGER", label)
    entry.append("LOG_SOURCE", event.source)
    entry.append(.codeFile, event.file)
    entry.append(.codeLine, String(event.line))
    entry.append(.codeFunction, event.function)
    if let error = event.error { entry.append("ERROR", String(describing: error)) }
    let merged = merged(with: event.metadata)
    for key in merged.keys.sorted() {
      if let value = merged[key] { append(value, named: key, to: &entry) }
    }
    return entry
  }

  /// All metadata of a message: the handler's, the provider's, its own; later ones win.
  private func merged(with own: Logger.Metadata?) -> Logger.Metadata {
    var result = metadata
    if let provided = metadataProvider?.get() { result.merge(provided) { $1 } }
    if let own { result.merge(own) { $1 } }
    return result
  }

  private func append(
    _ value: Logger.Metadata.Value, named key: String, to entry: inout JournalEntry
  ) {
    guard entry.fields.count < JournalEntry.mostFields else { return }
    switch value {
    case .string(let text): entry.append(JournalLogHandler.fieldName(of: key), text)
    case .stringConvertible(let value):
      entry.append(JournalLogHandler.fieldName(of: key), value.description)
    case .array(let values):
      for value in values { append(value, named: key, to: &entry) }
    case .dictionary(let values):
      for inner in values.keys.sorted() {
        if let value = values[inner] { append(value, named: "\(key)_\(inner)", to: &entry) }
      }
    }
  }

  /// The field for a metadata key: a valid name that means nothing else to the journal.
  static func fieldName(of key: String) -> JournalFieldName {
    let name = JournalFieldName(nearest: key)
    return JournalFieldName.reserved.contains(name.text)
      ? JournalFieldName(nearest: "X_" + name.text) : name
  }
}

extension JournalPriority {
  /// The priority of a level of swift-log; trace and debug are one.
  public init(_ level: Logger.Level) {
    self =
      switch level {
      case .trace, .debug: .debug
      case .info: .informational
      case .notice: .notice
      case .warning: .warning
      case .error: .error
      case .critical: .critical
      }
  }
}
