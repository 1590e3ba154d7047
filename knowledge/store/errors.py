"""What the store refuses."""


class KnowledgeStoreError(Exception):
    code = "knowledge_store"


class CorrectionNotFoundError(KnowledgeStoreError):
    code = "correction_not_found"

    def __init__(self, correction_id: int) -> None:
        self.correction_id = correction_id
        super().__init__(f"There is no correction {correction_id}")


class CorrectionSettledError(KnowledgeStoreError):
    code = "correction_settled"

    def __init__(self, correction_id: int, state: str) -> None:
        self.correction_id, self.state = correction_id, state
        super().__init__(f"Correction {correction_id} was already settled as {state}; report a new one")


class GapNotFoundError(KnowledgeStoreError):
    code = "gap_not_found"

    def __init__(self, group_id: int) -> None:
        self.group_id = group_id
        super().__init__(f"There is no group of unanswered questions {group_id}")


class EditNotFoundError(KnowledgeStoreError):
    code = "edit_not_found"

    def __init__(self, edit_id: int) -> None:
        self.edit_id = edit_id
        super().__init__(f"There is no edit {edit_id}")


class RecordInvalidError(KnowledgeStoreError):
    """The content of an edit does not make a record; `field` is a dotted path, empty for the whole."""

    code = "record_invalid"

    def __init__(self, record_id: str, field: str, problem: str) -> None:
        self.record_id, self.field, self.problem = record_id, field, problem
        place = f", field {field}" if field else ""
        super().__init__(f"Record {record_id or '(no id)'}{place}: {problem}")


class ImportNotRunningError(KnowledgeStoreError):
    code = "import_not_running"

    def __init__(self, import_id: int) -> None:
        self.import_id = import_id
        super().__init__(f"Import {import_id} is not running; begin a new one")


class NothingToUndoError(KnowledgeStoreError):
    code = "nothing_to_undo"

    def __init__(self) -> None:
        super().__init__("No import is left that can be undone")
